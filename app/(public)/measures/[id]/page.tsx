import type { Metadata } from 'next'
import Link from 'next/link'
import { MeasureSections } from '@/components/measures/measure-sections'
import { getMeasure } from '@/lib/server/measures/queries/get-measure'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { pageQuery } from '@/lib/web/page-query'

type Props = { readonly params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const measure = await pageQuery(getMeasure, { measureId: (await params).id })
	return { title: `${measure.name}, ${measure.operator.name}` }
}

export default async function MeasurePage({ params }: Props) {
	const measure = await pageQuery(getMeasure, { measureId: (await params).id })
	const { ladder } = await pageQuery(getPolicy, { version: measure.policyVersion })
	return (
		<div className="space-y-8">
			<h1 className="text-3xl font-semibold">
				{measure.name}, {measure.operator.name}
			</h1>
			<p className="no-print flex flex-wrap gap-x-6">
				<Link href={`/measures/${measure.id}/execution`}>How it is carried out</Link>
				<Link href={`/desk/measures/${measure.id}`}>Work on this measure at your desk</Link>
			</p>
			<MeasureSections {...{ measure, ladder }} />
		</div>
	)
}
