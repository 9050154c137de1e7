import type { EarlyEnd } from '@/lib/domain/assessment/panel-rounds'
import { lengthInWords } from '@/lib/domain/decisions/early-count'

/** "Closed 61 hours before its time by the coordinator, when 4 of 7 had rated." */
export function earlyEndInWords({ round, hoursEarly, ratings, mayRate, inThisRound }: EarlyEnd): string {
	const who = round === 1 ? `${ratings} of ${mayRate} had rated` : `${inThisRound} of ${mayRate} had revised`
	return `Closed ${lengthInWords(hoursEarly)} before its time by the coordinator, when ${who}.`
}
