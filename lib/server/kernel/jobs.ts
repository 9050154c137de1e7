import 'server-only'
import { run, type TaskList } from 'graphile-worker'
import { env } from '@/lib/env'
import { countBegunVotes } from '@/lib/server/decisions/count-vote'
import { openAskedVotes } from '@/lib/server/decisions/open-asked-votes'
import { advanceDueCases } from '@/lib/server/incidents/advance-due-cases'
import { sequenceForever } from '@/lib/server/log/sequence-forever'
import { deliverOutbox } from './deliver-outbox'
import { forgetExpired } from './forget-expired'
import { repeat } from './repeat'

/** What the house does by itself. Each task is safe to run twice. */
const TASKS: TaskList = {
	advance_due_cases: async () => {
		const { refused } = await advanceDueCases()
		for (const refusal of refused) {
			console.warn(JSON.stringify({ level: 'warn', task: 'advance_due_cases', ...refusal }))
		}
	},
	deliver_outbox: async () => {
		await deliverOutbox()
	},
	forget_expired: async () => {
		await forgetExpired()
	},
}

const CRONTAB = ['* * * * * advance_due_cases', '* * * * * deliver_outbox', '17 * * * * forget_expired'].join('\n')

/** Runs the jobs until the process is told to stop. The queue lives in PostgreSQL, so a killed worker loses nothing. */
export async function runWorker(): Promise<void> {
	const runner = await run({
		connectionString: env().DATABASE_URL,
		concurrency: 2,
		noHandleSignals: false,
		pollInterval: 2_000,
		taskList: TASKS,
		crontab: CRONTAB,
	})
	const stopped = new AbortController()
	const besides = [
		sequenceForever(stopped.signal),
		repeat('count_ballots', countBegunVotes, stopped.signal),
		repeat('open_votes', openAskedVotes, stopped.signal),
	]
	try {
		await runner.promise
	} finally {
		stopped.abort()
		await Promise.all(besides)
	}
}
