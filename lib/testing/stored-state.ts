import type { PrismaClient } from '@/lib/generated/prisma/client'

/** Tables that tell of requests, not of what was decided. */
const PASSING = ['_prisma_migrations', 'rate_limit_counter']

async function tables(prisma: PrismaClient): Promise<readonly string[]> {
	const rows = await prisma.$queryRaw<{ name: string }[]>`
		SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`
	return rows.map(({ name }) => name).filter((name) => !PASSING.includes(name))
}

function ofEachTable<T>(prisma: PrismaClient, names: readonly string[], column: string, ...values: string[]) {
	const sql = names.map((name) => `SELECT '${name}' AS name, (SELECT ${column} FROM "${name}" t) AS value`)
	return prisma.$queryRawUnsafe<{ name: string; value: T }[]>(sql.join(' UNION ALL '), ...values)
}

/** A digest of every row of every table, by table: two that are equal mean that nothing was written in between. */
export async function everythingStored(prisma: PrismaClient): Promise<Readonly<Record<string, string>>> {
	const digest = `count(*) || ' rows ' || coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text)), '')`
	const rows = await ofEachTable<string>(prisma, await tables(prisma), digest)
	return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

/** The tables in which this text stands, letter for letter. */
export async function tablesThatHold(prisma: PrismaClient, text: string): Promise<readonly string[]> {
	const holds = 'coalesce(bool_or(position($1 in t::text) > 0), false)'
	const rows = await ofEachTable<boolean>(prisma, await tables(prisma), holds, text)
	return rows.filter(({ value }) => value).map(({ name }) => name)
}
