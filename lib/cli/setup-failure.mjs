/** What a person must do before set-up can go on, in one sentence. Shown without a stack. */
export class SetupFailure extends Error {
	/** @param {string} sentence */
	constructor(sentence) {
		super(sentence)
		this.name = 'SetupFailure'
	}
}

const DISK_TROUBLE = {
	EACCES: 'this user may not use it; change its owner or its rights',
	EPERM: 'this user may not change it; change its owner or its rights',
	EROFS: 'it lies on a read-only disk; move the folder, or mount it for writing',
	ENOSPC: 'the disk is full; free some space',
}

function sentenceOf(error) {
	if (!(error instanceof Error)) return null
	if (error.name === 'SetupFailure') return error.message
	const trouble = DISK_TROUBLE[error.code]
	return trouble ? `${error.path ?? 'a file'}: ${trouble} and start again.` : null
}

/** Prints a failure and leaves: what a person can put right as a sentence, a bug with its stack. */
export function exitWith(error) {
	const sentence = sentenceOf(error)
	console.error(sentence === null ? error : `Guardrail cannot go on: ${sentence}`)
	process.exit(1)
}
