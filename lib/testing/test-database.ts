import { PrismaPg } from '@prisma/adapter-pg'
import { Client } from 'pg'
import { afterAll } from 'vitest'
import { PrismaClient } from '@/lib/generated/prisma/client'

/** The address of the database that belongs to the running test file. */
export function testDatabaseUrl(): string {
	const url = process.env.DATABASE_URL
	if (!url) throw new Error('A test that needs the database must be named *.db.test.ts')
	return url
}

/** A Prisma client on the test file's own database, closed when the file is done. Call it once, at the top of the file. */
export function testPrisma(): PrismaClient {
	const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: testDatabaseUrl(), max: 4 }) })
	afterAll(() => prisma.$disconnect())
	return prisma
}

// Append-only tables refuse DELETE by trigger, and foreign keys would want an order; a session in the role of a replica
// fires neither. DELETE, because tests write few rows, and TRUNCATE makes a new file for every table and index.
const EMPTY = `SET session_replication_role = replica;
	DO $$
	DECLARE item record;
	BEGIN
		FOR item IN SELECT schemaname, tablename FROM pg_tables
			WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
				OR (schemaname = 'graphile_worker' AND tablename IN ('_private_jobs', '_private_job_queues', '_private_tasks'))
		LOOP
			EXECUTE format('DELETE FROM %I.%I', item.schemaname, item.tablename);
		END LOOP;
		FOR item IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
		LOOP
			EXECUTE format('ALTER SEQUENCE public.%I RESTART', item.sequencename);
		END LOOP;
	END $$`

/** Empties every table; the schema and the record of its migrations stay. */
export async function emptyDatabase(databaseUrl: string): Promise<void> {
	const client = new Client({ connectionString: databaseUrl })
	await client.connect()
	try {
		await client.query(EMPTY)
	} finally {
		await client.end()
	}
}
