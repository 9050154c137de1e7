import { formatDuration, formatTime } from '@/lib/format/dates'
import type { DemoClockView } from '@/lib/server/demo/queries/get-demo-clock'

/** Says on every page that a demonstration goes by another time than the reader's. */
export function ClockAhead({ clock }: { readonly clock: DemoClockView }) {
	if (clock.aheadMs === 0) return null
	return (
		<p className="no-print border-b border-line bg-waiting-bg px-4 py-1.5 text-center text-sm text-waiting">
			The clock of this demonstration runs {formatDuration(clock.aheadMs)} ahead: here it is {formatTime(clock.now)}.
		</p>
	)
}
