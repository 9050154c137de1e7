import 'server-only'
import type { SigningKey } from '@/lib/server/log/signing-key'
import type { BallotLine } from './bundle-ballots'
import type { BundleGrant } from './bundle-grants'
import type { LogSection } from './log-section'
import { signBundle } from './sign-bundle'
import type { VoteBundle } from './vote-bundle'

/** A bundle before it is text. What is long is read only while it is written. */
export type BundleParts = {
	readonly head: Omit<VoteBundle, 'grants' | 'ballots' | 'log' | 'signature'>
	readonly log: Omit<LogSection, 'leaves'>
	readonly grants: () => AsyncIterable<readonly BundleGrant[]>
	readonly ballots: () => AsyncIterable<readonly BallotLine[]>
	readonly leaves: () => AsyncIterable<LogSection['leaves']>
}

const ROLL_AT_ONCE = 1_000

/** The bundle as JSON, in parts of a few hundred KiB. */
export async function* bundleText(key: SigningKey, parts: BundleParts): AsyncGenerator<readonly string[], void> {
	const { head, log, grants, ballots, leaves } = parts
	const { signature } = signBundle(key, { ...head, grants: [], ballots: [], log: { ...log, leaves: [] } })
	const { roll, ...rest } = head
	yield [openEnded({ ...rest, signature })]
	yield* listText('roll', slices(roll))
	yield* listText('grants', grants())
	yield* listText('ballots', ballots())
	yield [`,"log":${openEnded(log)}`]
	yield* listText('leaves', leaves())
	yield ['}}\n']
}

/** An object that more members follow. */
function openEnded(value: object): string {
	return JSON.stringify(value).slice(0, -1)
}

async function* listText(
	name: string,
	pages: Iterable<readonly object[]> | AsyncIterable<readonly object[]>,
): AsyncGenerator<readonly string[], void> {
	let before = `,"${name}":[`
	for await (const page of pages) {
		if (page.length === 0) continue
		yield [`${before}${page.map((line) => JSON.stringify(line)).join(',\n')}`]
		before = ',\n'
	}
	yield [before === ',\n' ? ']' : `${before}]`]
}

function* slices<Line>(lines: readonly Line[]): Generator<readonly Line[], void> {
	for (let from = 0; from < lines.length; from += ROLL_AT_ONCE) yield lines.slice(from, from + ROLL_AT_ONCE)
}
