export class SetupFailure extends Error {
	constructor(sentence: string)
}
export function exitWith(error: unknown): never
