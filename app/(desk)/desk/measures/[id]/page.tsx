import type { Metadata } from 'next'
import Link from 'next/link'
import { MeasureWork } from '@/components/desk/measure-work'
import { MeasureSections } from '@/components/measures/measure-sections'
import { getMeasure } from '@/lib/server/measures/queries/get-measure'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { pageQuery } from '@/lib/web/page-query'
import { MEASURE_ACTIONS } from './measure-actions'

export const metadata: Metadata = { title: 'Measure' }

export default async function DeskMeasurePage({ params }: { readonly params: Promise<{ id: string }> }) {
	const measure = await pageQuery(getMeasure, { measureId: (await params).id })
	const { ladder } = await pageQuery(getPolicy, { version: measure.policyVersion })
	return (
		<div className="space-y-8">
			<header className="space-y-2">
				<h1 className="text-3xl font-semibold">
					{measure.name}, {measure.operator.name}
				</h1>
				<p className="flex flex-wrap gap-x-6">
					{measure.incident && <Link href={`/desk/cases/${measure.incident.id}`}>{measure.incident.title}</Link>}
					<Link href={`/measures/${measure.id}`}>What the public sees</Link>
				</p>
			</header>
			<section aria-labelledby="steps" className="space-y-4">
				<h2 id="steps" className="text-xl font-semibold">
					What you can do now
				</h2>
				<MeasureWork measure={measure} actions={MEASURE_ACTIONS} />
			</section>
			<MeasureSections {...{ measure, ladder }} />
		</div>
	)
}
