export const ROOT: string
export function requireNode(version?: string): void
export function isInstalled(root?: string): boolean
export function install(): Promise<void>
export function fingerprint(paths: readonly string[], isCounted?: (path: string) => boolean): string
