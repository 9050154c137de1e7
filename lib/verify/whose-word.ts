import type { FileReport } from './verify-files'

/** What a bundle cannot show, however much of it holds: whoever reads it must know this from elsewhere. */
export const BEYOND_ANY_BUNDLE = [
	'Whether those whom the installation made stewards are the stewards of the DAO: the bundle shows that everybody on a roll of one vote each had been made one before the vote opened, each by an entry of the public log. Read the grants in the log as they are given.',
	'Whether a steward was left off the roll, or was still one when the vote opened: add the export of the log, which shows both.',
	'Whether a list of balances that somebody uploaded is what the chain had: the bundle shows that the powers are those of the published root.',
	'Whether somebody who recused wanted to: a recusal has no signature, so it is by the word of the installation alone, and whoever recused has no vote. Ask those who recused, and most of all those who had cast a ballot.',
	'Whether a newer policy was in force when the vote opened: the bundle shows that its policy had been adopted and its first day had come, and not that none was adopted after it. Read the votes on the policy in the log.',
	'Whether the vote that adopted the policy was itself in order: the bundle shows that the log counted it as adopting these very words; check the bundle of that vote too.',
	'Whether the key belongs to the DAO: compare it with the key that the DAO publishes where you trust it to.',
] as const

/** By whose word everything holds, where that was not compared with a key that the reader trusts; empty otherwise. */
export function whoseWord(reports: readonly Pick<FileReport, 'signedBy' | 'isKeyTrusted'>[]): readonly string[] {
	const strangers = reports.flatMap(({ signedBy, isKeyTrusted }) => (signedBy && !isKeyTrusted ? [signedBy] : []))
	return [...new Set(strangers)].map(
		(key) => `That is by the word of the key ${key}; compare it with the key that the DAO publishes.`,
	)
}
