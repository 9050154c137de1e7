import { showHidden } from '@/lib/domain/kernel/plain-text'

/** A name with what is known, both in words. */
export type RecordFact = { readonly name: string; readonly text: string }

/** One person's grades on a panel, with the reasons. */
export type RecordRating = {
	readonly name: string
	readonly conflict: string
	readonly grades: readonly { readonly factor: string; readonly grade: string; readonly rationale: string }[]
}

export type RecordPanel = {
	readonly title: string
	/** Canonical vector string, `null` while the round is open. */
	readonly vector: string | null
	readonly summary: readonly RecordFact[]
	readonly ratings: readonly RecordRating[]
	readonly recused: readonly string[]
}

export type RecordBallot = {
	readonly number: number
	readonly voter: string
	/** Ethereum address. */
	readonly address: string
	/** Decimal, in the smallest units of a token. */
	readonly power: string
	/** The same in whole units, exact: `1,250.5 LDO`. */
	readonly powerInWords: string
	/** What the ballot says, in words. */
	readonly choice: string
	readonly conflict: string
	/** Markdown. */
	readonly reason: string
	/** RFC 3339 UTC. */
	readonly castAt: string
	readonly isCounted: boolean
}

export type RecordRemark = {
	readonly author: string
	readonly at: string
	/** What it is about, in words; empty for the case as a whole and for answers. */
	readonly about: string
	readonly body: string
	/** 0 starts a thread. */
	readonly depth: number
}

/**
 * The record of a decision: everything that one would want to read of it in ten years, in one document. Texts are
 * Markdown, times RFC 3339 UTC. It holds what its reader may read.
 */
export type DecisionRecord = {
	readonly format: 'guardrail-decision-record'
	readonly formatVersion: 1
	readonly title: string
	/** Address of the record, and how to cite it. */
	readonly url: string
	readonly citation: { readonly text: string; readonly bibtex: string }
	/** `false` until the vote is counted and what follows from it is settled: then only `since` can still change. */
	readonly isFinal: boolean
	/** The revision of the report that was voted on, which this record shows; `null` for a vote on the policy. */
	readonly revision: { readonly number: number; readonly hash: string; readonly isRevisedSince: boolean } | null
	/** What the decision is about: operator, class, revision, policy. */
	readonly subject: readonly RecordFact[]
	readonly whatHappened: string
	readonly replies: readonly { readonly author: string; readonly at: string; readonly body: string }[]
	readonly panels: readonly RecordPanel[]
	/** Method, roll, quorum, times. */
	readonly vote: readonly RecordFact[]
	readonly explanation: string
	readonly support: readonly {
		readonly name: string
		readonly power: string
		readonly powerInWords: string
		/** In words: "more than half". */
		readonly threshold: string
		readonly isReached: boolean
	}[]
	readonly withoutConflicted: string
	readonly otherVotes: readonly RecordFact[]
	readonly ballots: readonly RecordBallot[]
	/** How many ballots stand in the CSV only, because there are too many for a document. */
	readonly ballotsLeftOut: number
	readonly nonVoters: readonly string[]
	readonly recused: readonly RecordFact[]
	/** What the coordinator stated, with the reason of a departure; empty before that. Markdown. */
	readonly statement: string
	readonly measures: readonly RecordFact[]
	/** What was said in this treatment of the case before the vote closed. */
	readonly remarks: readonly RecordRemark[]
	/** What came later and was not voted on: a revised report, further votes, appeals, what became of the measures. */
	readonly since: readonly RecordFact[]
	readonly check: readonly RecordFact[]
}

/** Said in place of the list, whether the vote runs or is over. */
export const NO_BALLOTS = 'No ballot stands here: none was cast, or all are sealed until the count.'

const BIBTEX_SPECIAL = /[\\{}$&#^_~%"@]/g
/** What a backslash cannot escape: braces count for BibTeX even then. */
const BIBTEX_WORDS: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	'{': '\\textbraceleft{}',
	'}': '\\textbraceright{}',
	'^': '\\textasciicircum{}',
	'~': '\\textasciitilde{}',
	'"': '\\textquotedbl{}',
	'@': '{@}',
}

function inBibtex(letter: string): string {
	return BIBTEX_WORDS[letter] ?? `\\${letter}`
}

/** How to cite a decision: a line for people and an entry for BibTeX. `at` is RFC 3339 UTC. */
export function citeDecision(decision: {
	readonly id: string
	readonly title: string
	readonly at: string
	readonly url: string
}): DecisionRecord['citation'] {
	const { id, at, url } = decision
	const title = showHidden(decision.title.replace(/\s+/g, ' ').trim())
	const day = at.slice(0, 10)
	return {
		text: `Guardrail, record of decision: ${title}. ${day}. Vote ${id}. ${url}`,
		bibtex: [
			`@misc{guardrail-${id.slice(0, 8)},`,
			'  author = {{Guardrail}},',
			`  title = {Record of decision: ${title.replace(BIBTEX_SPECIAL, inBibtex)}},`,
			`  year = {${day.slice(0, 4)}},`,
			`  note = {Vote ${id}, ${day}},`,
			`  url = {${url}}`,
			'}',
		].join('\n'),
	}
}
