import 'server-only'
import { showHidden } from '@/lib/domain/kernel/plain-text'
import { formatTime } from '@/lib/format/dates'
import { markdownLine } from '@/lib/format/quote-markdown'
import { firstSentence } from '@/lib/format/words'
import type { PlanView } from './view-plan'

/** What a proposal is written from: only what the public can read of the case. */
export type ProposalFacts = {
	readonly site: string
	readonly measureId: string
	readonly rungName: string
	readonly settings: string
	readonly operator: { readonly name: string; readonly module: string }
	readonly incident: {
		readonly slug: string
		readonly title: string
		readonly occurredAt: string
		readonly whatHappened: string
		readonly cause: string
		readonly compensation: string
	}
	readonly vectors: readonly { readonly panel: string; readonly vector: string }[]
	readonly vote: { readonly id: string; readonly explanation: string } | null
	readonly plan: PlanView
}

export type ProposalTexts = {
	readonly snapshot: { readonly title: string; readonly body: string; readonly choices: readonly string[] }
	readonly forum: { readonly title: string; readonly body: string }
}

/**
 * The text of a Snapshot proposal and of a forum post, in Markdown, ready to be copied. What somebody wrote (the report,
 * names, settings) stands in it letter by letter: none of its own Markdown or HTML takes effect, and nobody is mentioned.
 */
export function proposalTexts(facts: ProposalFacts): ProposalTexts {
	const { operator, rungName, incident } = facts
	const title = plainLine(`${rungName} for ${operator.name} after "${incident.title}"`)
	const choices = [`For: ${lower(rungName)}`, 'Against: nothing follows', 'Abstain'].map(plainLine)
	const options = bullets(choices.map(markdownLine))
	const about = `${markdownLine(operator.name)} (${markdownLine(operator.module)})`
	return {
		snapshot: { title, choices, body: paragraphs([...common(facts), '## Options', options, ...links(facts)]) },
		forum: {
			title: `[Discussion] ${title}`,
			body: paragraphs([
				`The stewards recommend **${markdownLine(lower(rungName))}** for ${about}. Before this goes to a vote of token holders, please comment for at least 7 days.`,
				...common(facts),
				...links(facts),
			]),
		},
	}
}

function common({ incident, vectors, vote, rungName, settings, operator, plan }: ProposalFacts): readonly string[] {
	const explanation = vote?.explanation ?? 'It was decided outside a vote of the stewards.'
	return [
		'## What happened',
		bullets([
			`Operator: ${markdownLine(operator.name)}, ${markdownLine(operator.module)}`,
			`When: ${formatTime(incident.occurredAt)}`,
			`In short: ${markdownLine(firstSentence(incident.whatHappened)) || 'the report says it'}`,
			...(incident.cause === '' ? [] : [`Cause: ${markdownLine(firstSentence(incident.cause))}`]),
			...(incident.compensation === '' ? [] : [`Compensation: ${markdownLine(incident.compensation)}`]),
		]),
		'## How it was assessed',
		vectors.length === 0
			? 'No panel has finished.'
			: bullets(vectors.map(({ panel, vector }) => `${panel}: \`${vector}\``)),
		'## What the stewards recommend',
		`**${markdownLine(rungName)}**${settings === '' ? '' : ` (${markdownLine(settings)})`}. ${markdownLine(explanation)}`,
		'## What happens if it passes',
		markdownLine(plan.inWords),
		plan.steps
			.filter((step) => !step.isAlternative)
			.map((step, at) => `${at + 1}. ${markdownLine(`${step.title}. ${doneBy(step)}`)}`)
			.join('\n'),
		bullets(plan.warnings.map(({ sentence }) => markdownLine(sentence))),
	]
}

function doneBy({ calls, who }: PlanView['steps'][number]): string {
	return calls.map((call) => call.inWords).join(' ') || who
}

function links({ site, incident, vote, measureId }: ProposalFacts): readonly string[] {
	return [
		'## Check it yourself',
		bullets([
			`Case and report: ${site}/incidents/${incident.slug}`,
			...(vote === null ? [] : [`Ballots of the stewards, each signed: ${site}/votes/${vote.id}`]),
			`Steps and calldata: ${site}/measures/${measureId}/execution`,
		]),
	]
}

/** Titles and choices are shown as they are, never as Markdown; they only have to be one line that hides nothing. */
const plainLine = (text: string): string => showHidden(text.replace(/[\s\u0085]+/g, ' ').trim())
const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')
const paragraphs = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
