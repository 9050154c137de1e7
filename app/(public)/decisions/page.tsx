import type { Metadata } from 'next'
import Link from 'next/link'
import { Consistency } from '@/components/decisions/consistency'
import { Button, buttonLook } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { Empty } from '@/components/ui/section'
import { INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import { listConsistency } from '@/lib/server/decisions/queries/list-consistency'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Decisions over time' }

type Search = { readonly searchParams: Promise<{ cursor?: string; class?: string }> }

const CLASSES = [
	{ value: '', label: 'Every class' },
	...Object.entries(INCIDENT_CLASSES).map(([value, label]) => ({ value, label })),
]

export default async function DecisionsPage({ searchParams }: Search) {
	const asked = await searchParams
	const wanted = Object.fromEntries(
		Object.entries({ class: asked.class, cursor: asked.cursor }).filter(([, value]) => value),
	)
	const { data, nextCursor } = await pageQuery(listConsistency, wanted)
	const { ladder } = await pageQuery(getPolicy, { version: 'current' })
	return (
		<div className="space-y-6">
			<h1 className="text-3xl font-semibold">Decisions over time</h1>
			<p className="max-w-prose text-soft">
				Like cases should lead to like consequences. Each decision taken here stands beside what the rubric pointed to
				and what the nearest earlier cases had led to; whoever departs from that says why.
			</p>
			<form className="flex flex-wrap items-end gap-3">
				<Select label="Class of incident" name="class" choices={CLASSES} defaultValue={asked.class ?? ''} />
				<Button look="quiet" type="submit">
					Show
				</Button>
			</form>
			{data.length === 0 ? (
				<Empty>
					No published case {asked.class ? 'of this class ' : ''}has been decided here. A decision appears when a
					coordinator states the outcome of a counted vote.
				</Empty>
			) : (
				<Consistency cases={data} ladder={ladder} />
			)}
			{nextCursor && (
				<Link
					rel="next"
					href={`/decisions?${new URLSearchParams({ ...(asked.class && { class: asked.class }), cursor: nextCursor })}`}
					className={buttonLook('quiet')}
				>
					Earlier decisions
				</Link>
			)}
		</div>
	)
}
