/** Makes a forgotten case a compile error; at run time it is a bug, so it throws. */
export function assertNever(value: never): never {
	throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
