import { Facts, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { describeThreshold } from '@/lib/domain/decisions/threshold'
import { policyFields, spelledOut, valueAt } from '@/lib/domain/policy/document-fields'
import type { Policy } from '@/lib/domain/policy/policy'
import { AUTHORITY_NAMES, ROLE_NAMES, valueInWords } from '@/lib/format/document-words'
import { listed } from '@/lib/format/words'

type Props = { readonly policy: Policy; readonly rubric: Rubric }

/** What a policy says, whole: the ladder, the times and shares, who acts, and the rubric that guides it. */
export function PolicySections({ policy, rubric }: Props) {
	const settings = policyFields(policy).filter(({ path }) => !path.startsWith('ladder.'))
	return (
		<>
			<Section id="ladder" title="The ladder of consequences">
				<Table
					caption="Ladder"
					head={[
						'Rung',
						'Consequence',
						'What it means',
						'Support needed',
						'The stewards’ vote',
						'Brought into force by',
					]}
					rows={policy.ladder.map((step) => [
						step.rung,
						step.name,
						step.description,
						describeThreshold(step.threshold),
						AUTHORITY_NAMES[step.authority],
						listed(step.roles.enacts.map((role) => ROLE_NAMES[role])),
					])}
				/>
			</Section>
			{[...new Set(settings.map(({ section }) => section))].map((section) => (
				<Section key={section} id={section.toLowerCase().replaceAll(' ', '-')} title={section}>
					<Facts
						rows={settings
							.filter((field) => field.section === section)
							.map((field) => [field.label, valueInWords(field, valueAt(spelledOut(policy), field.path))] as const)}
					/>
				</Section>
			))}
			<RubricSection rubric={rubric} />
		</>
	)
}

function RubricSection({ rubric }: Pick<Props, 'rubric'>) {
	return (
		<Section id="rubric" title={`The rubric, version ${rubric.version}`}>
			{rubric.factors.map((factor) => (
				<div key={factor.key} id={factor.key} className="space-y-1">
					<h3 className="font-semibold">
						{factor.key}: {factor.name}
					</h3>
					<p>{factor.question}</p>
					<ul className="list-disc pl-5 text-soft">
						{factor.grades.map((grade) => (
							<li key={grade.letter}>
								<strong className="text-ink">
									{grade.letter}, {grade.label}.
								</strong>{' '}
								{grade.anchor}
							</li>
						))}
					</ul>
				</div>
			))}
		</Section>
	)
}
