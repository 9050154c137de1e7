/** What a person must do before set-up can go on, in one sentence. Shown without a stack. */
export class SetupFailure extends Error {
	/** @param {string} sentence */
	constructor(sentence) {
		super(sentence)
		this.name = 'SetupFailure'
	}
}

/** Prints a failure and leaves: a set-up failure as its sentence, a bug with its stack. */
export function exitWith(error) {
	const isExpected = error instanceof Error && error.name === 'SetupFailure'
	console.error(isExpected ? `Guardrail cannot go on: ${error.message}` : error)
	process.exit(1)
}
