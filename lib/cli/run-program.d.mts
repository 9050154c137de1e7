export function runProgram(
	program: string,
	args: readonly string[],
	options?: { cwd?: string; env?: NodeJS.ProcessEnv; onOutput?: (text: string) => void },
): Promise<{ code: number; output: string }>
export function lastLines(output: string, count?: number): string
export function stopPrograms(): void
