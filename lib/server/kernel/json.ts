import 'server-only'
import type { Prisma } from '@/lib/generated/prisma/client'

/** Reads a JSON column that only our own stores write, as the type that they wrote. */
export function fromJson<T>(value: Prisma.JsonValue): T {
	return value as unknown as T
}

/** A plain domain value for a JSON column; amounts (bigint) become decimal strings. */
export function toJson(value: unknown): Prisma.InputJsonValue {
	return JSON.parse(JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? part.toString() : part)))
}
