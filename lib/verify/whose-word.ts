import type { FileReport } from './verify-files'

/** What a bundle cannot show, however much of it holds: whoever reads it must know this from elsewhere. */
export const BEYOND_ANY_BUNDLE = [
	'Whether the stewards on a roll of one vote each are the stewards of the DAO: the bundle shows who was on the roll, and that it was fixed when the vote opened.',
	'Whether a list of balances that somebody uploaded is what the chain had: the bundle shows that the powers are those of the published root.',
	'Whether the DAO adopted the policy with this text: the bundle shows the text and its hash, and another installation may call another text by the same version.',
	'Whether the key belongs to the DAO: compare it with the key that the DAO publishes where you trust it to.',
] as const

/** By whose word everything holds, where that was not compared with a key that the reader trusts; empty otherwise. */
export function whoseWord(reports: readonly Pick<FileReport, 'signedBy' | 'isKeyTrusted'>[]): readonly string[] {
	const strangers = reports.flatMap(({ signedBy, isKeyTrusted }) => (signedBy && !isKeyTrusted ? [signedBy] : []))
	return [...new Set(strangers)].map(
		(key) => `That is by the word of the key ${key}; compare it with the key that the DAO publishes.`,
	)
}
