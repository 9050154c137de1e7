import 'server-only'
import { revalidatePath } from 'next/cache'
import { formatTime } from '@/lib/format/dates'
import { listed } from '@/lib/format/words'
import { advanceClock } from '@/lib/server/demo/commands/advance-clock'
import { advanceDueCases } from '@/lib/server/incidents/advance-due-cases'
import { type FormAction, formAction } from './form-action'

const advance = formAction(advanceClock, {
	done: ({ now }) => `It is now ${formatTime(now)} in this demonstration.`,
	read: (form) => ({ hours: Number(form.get('hours') || Number.NaN) * Number(form.get('unit') || 1) }),
})

/** Moves the demonstration's clock, does at once what has become due, and says what that was. */
export const demoClockAction: FormAction = async (previous, form) => {
	const state = await advance(previous, form)
	if (state.status !== 'done') return state
	const { did } = await advanceDueCases()
	revalidatePath('/', 'layout')
	const fell = did.length === 0 ? 'Nothing fell due.' : `Fell due: ${listed(did)}.`
	return { ...state, sentence: `${state.sentence} ${fell}` }
}
