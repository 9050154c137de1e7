import { PrismaPg } from '@prisma/adapter-pg'
import {
	ColumnTypeEnum,
	type SqlDriverAdapter,
	type SqlMigrationAwareDriverAdapterFactory,
	type SqlQuery,
} from '@prisma/driver-adapter-utils'
import { Pool, type QueryArrayResult } from 'pg'

// PostgreSQL's one-byte "char" in the catalogues (pg_type.oid), and a type that the adapter can read in its place.
const CHAR_OID = 18
const BPCHAR_OID = 1042

/** The rows of an answer, and which of its columns are one-byte characters. */
const charColumns = new WeakMap<readonly unknown[], readonly number[]>()

/** Marks catalogue columns of type "char", which `@prisma/adapter-pg` 7.10 refuses (prisma/orm issue 27403). */
function markCharColumns(result: QueryArrayResult): QueryArrayResult {
	const indexes = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []))
	for (const index of indexes) {
		const field = result.fields[index]
		if (field) field.dataTypeID = BPCHAR_OID
	}
	charColumns.set(result.rows, indexes)
	return result
}

// PostgreSQL 18 lists NOT NULL among the constraints; the engine knows nothing of it and panics (prisma/orm issue 29635).
function withoutNotNullConstraints(sql: string): string {
	return sql.replace(/contype NOT IN \('p', *'u', *'f'\)/i, "contype NOT IN ('p', 'u', 'f', 'n')")
}

async function adapt(pool: Pool, onFailure: (error: unknown) => void): Promise<SqlDriverAdapter> {
	const adapter = await new PrismaPg(pool).connect()
	const queryRaw = adapter.queryRaw.bind(adapter)
	return Object.assign(adapter, {
		async queryRaw(query: SqlQuery) {
			const result = await queryRaw({ ...query, sql: withoutNotNullConstraints(query.sql) })
			for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
			return result
		},
		// The adapter cuts a script at every semicolon, function bodies included. Whole, it is also one transaction.
		async executeScript(script: string) {
			await pool.query(script).catch((error: unknown) => {
				onFailure(error)
				throw error
			})
		},
	})
}

/** The database as Prisma's schema engine sees it: `@prisma/adapter-pg` with what that lacks for migrations. */
export function migrationAdapter(databaseUrl: string) {
	const pool = new Pool({ connectionString: databaseUrl, max: 2 })
	const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<QueryArrayResult>
	Object.assign(pool, { query: async (...args: unknown[]) => markIfOne(await query(...args)) })
	let failure: unknown = null
	const onFailure = (error: unknown) => {
		failure = error
	}
	const factory: SqlMigrationAwareDriverAdapterFactory = {
		provider: 'postgres',
		adapterName: '@prisma/adapter-pg',
		connect: () => adapt(pool, onFailure),
		connectToShadowDb: () => {
			throw new Error('Migrations are compared in a scratch database, never in a shadow of the real one')
		},
	}
	return { factory, failure: () => failure, close: () => pool.end() }
}

/** A script of several statements has one answer each, and no fields that anybody reads. */
function markIfOne(result: QueryArrayResult): QueryArrayResult {
	return Array.isArray(result) ? result : markCharColumns(result)
}
