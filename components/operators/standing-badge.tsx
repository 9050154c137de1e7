import { Badge, type Tone } from '@/components/ui/badge'
import { STANDINGS, type Standing } from '@/lib/domain/measures/standing'

const TONES: Readonly<Record<Standing, Tone>> = {
	good_standing: 'done',
	warned: 'waiting',
	limited: 'waiting',
	reducing: 'active',
	offboarding: 'refused',
	offboarded: 'refused',
}

export function StandingBadge({ standing }: { readonly standing: Standing }) {
	return <Badge tone={TONES[standing]}>{STANDINGS[standing]}</Badge>
}
