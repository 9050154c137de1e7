/** Ethereum mainnet's forks and the day each one went live (consensus-specs, configs/mainnet.yaml). */
export const FORKS = [
	{ name: 'phase0', day: '2020-12-01', pattern: /\bphase ?0\b/i },
	{ name: 'altair', day: '2021-10-27', pattern: /\baltair\b/i },
	{ name: 'bellatrix', day: '2022-09-06', pattern: /\bbellatrix\b/i },
	{ name: 'capella', day: '2023-04-12', pattern: /\b(capella|shapella)\b/i },
	{ name: 'deneb', day: '2024-03-13', pattern: /\b(deneb|dencun)\b/i },
	{ name: 'electra', day: '2025-05-07', pattern: /\b(electra|pectra)\b/i },
	{ name: 'fulu', day: '2025-12-03', pattern: /\b(fulu|fusaka)\b/i },
] as const

/** Why a date cannot be right for an incident at a validator, or `null`. `text` is what the report says of its network and cause. */
export function contradictsForks(day: string, text: string, today: string): string | null {
	if (day < FORKS[0].day) return `${day} lies before the beacon chain began on ${FORKS[0].day}.`
	if (day > today) return `${day} lies in the future.`
	const later = FORKS.find((fork) => fork.pattern.test(text) && day < fork.day)
	if (later) return `${day} lies before the ${later.name} fork of ${later.day}, which the report speaks of.`
	const isPhase0 = FORKS[0].pattern.test(text) && day >= FORKS[1].day
	return isPhase0 ? `${day} lies after the end of phase0 on ${FORKS[1].day}, which the report names.` : null
}
