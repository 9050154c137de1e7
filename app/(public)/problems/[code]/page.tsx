import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Facts, Section } from '@/components/ui/section'
import { isProblemCode, PROBLEMS } from '@/lib/contracts/problem'

type Props = { readonly params: Promise<{ code: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { code } = await params
	return { title: isProblemCode(code) ? PROBLEMS[code].title : 'Problem' }
}

/** Where the `type` of a problem leads: what it means, and what to do. */
export default async function ProblemPage({ params }: Props) {
	const { code } = await params
	if (!isProblemCode(code)) notFound()
	const { title, status, means, whatToDo } = PROBLEMS[code]
	return (
		<div className="max-w-2xl space-y-8">
			<header className="space-y-4">
				<h1 className="text-3xl font-semibold">{title}</h1>
				<Facts
					rows={[
						[
							'Code',
							<code key="code" className="font-mono">
								{code}
							</code>,
						],
						['Status', String(status)],
						['What it means', means],
						['What to do', whatToDo],
					]}
				/>
			</header>
			<Section id="others" title="Other problems">
				<ul className="space-y-1">
					{Object.entries(PROBLEMS)
						.filter(([other]) => other !== code)
						.map(([other, { title: name }]) => (
							<li key={other}>
								<Link href={`/problems/${other}`}>{name}</Link>
							</li>
						))}
				</ul>
			</Section>
		</div>
	)
}
