import Link from 'next/link'
import { Disclosure } from '@/components/ui/disclosure'
import { factorOf, type Rubric } from '@/lib/domain/assessment/rubric'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { PanelView } from '@/lib/server/assessment/queries/get-assessment'
import type { FactLinks } from './fact-links'

type Props = { readonly panel: PanelView; readonly rubric: Rubric; readonly links: FactLinks }

/** Each rater's grade and reason, factor by factor, with links to the facts that it rests on. */
export function RatingReasons({ panel, rubric, links }: Props) {
	if (panel.ratings.length === 0) return null
	return (
		<Disclosure summary={`Reasons of the ${panel.kind}, factor by factor`}>
			<dl className="space-y-5">
				{rubric.factors.map((factor) => (
					<div key={factor.key}>
						<dt className="font-semibold">{factor.name}</dt>
						{panel.ratings.map(({ name, conflict, grades }) => {
							const given = grades[factor.key]
							const grade = factorOf(rubric, factor.key).grades.find(({ letter }) => letter === given.grade)
							return (
								<dd key={name} className="mt-1 border-l-2 border-line pl-3">
									<span className="font-medium">{grade?.label ?? 'Cannot judge'}</span>{' '}
									<span className="text-soft">
										{name}
										{conflict !== 'none' && `, ${CONFLICTS[conflict as keyof typeof CONFLICTS]}`}
									</span>
									<p className="max-w-prose">{given.rationale}</p>
									<Facts facts={given.facts} links={links} />
								</dd>
							)
						})}
					</div>
				))}
			</dl>
			<p className="mt-5 flex flex-wrap gap-x-4 text-sm">
				{panel.ratings.map(({ id, name }) => (
					<Link key={id} href={`/log/receipts/of/rating/${id}`}>
						Receipt of {name}’s rating
					</Link>
				))}
			</p>
		</Disclosure>
	)
}

function Facts({ facts, links }: { readonly facts: readonly string[]; readonly links: FactLinks }) {
	const known = facts.flatMap((fact) => links.get(fact) ?? [])
	if (known.length === 0) return null
	return (
		<p className="text-sm text-soft">
			Rests on{' '}
			{known.map(({ label, href }, index) => (
				<span key={href}>
					{index > 0 && ', '}
					<a href={href}>{label}</a>
				</span>
			))}
		</p>
	)
}
