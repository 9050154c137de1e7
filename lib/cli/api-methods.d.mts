export function apiMethods(root: string): Record<string, string[]>
