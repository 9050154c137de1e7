'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { VoteOption } from '@/lib/domain/decisions/vote-rules'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { AbstainRow } from './choice-row'
import { OptionInWords } from './option-in-words'

type Props = {
	readonly options: readonly VoteOption[]
	readonly ladder: readonly LadderRung[]
	/** `a > b > c`, `abstain`, or empty. */
	readonly chosen: string
	readonly onChoose: (text: string) => void
}

/** Ranked: an ordered list, best first, changed by buttons alone; what is left out shares the last place. */
export function RankedChoice({ options, ladder, chosen, onChoose }: Props) {
	const box = useRef<HTMLFieldSetElement>(null)
	const [said, setSaid] = useState('')
	const keys = chosen === '' || chosen === 'abstain' ? [] : chosen.split(' > ')
	const nameOf = (key: string) => options.find((option) => option.key === key)?.name ?? key
	const rest = options.filter(({ key }) => !keys.includes(key))

	/** `focus` is the button that the keyboard goes to: the row that moved keeps it. */
	function reorder(next: readonly string[], sentence: string, focus: string) {
		onChoose(next.join(' > '))
		setSaid(sentence)
		requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-does="${focus}"]`)?.focus())
	}

	function move(key: string, by: -1 | 1) {
		const from = keys.indexOf(key)
		const to = from + by
		const other = keys[to]
		if (other === undefined) return
		const next = keys.map((one, place) => (place === to ? key : place === from ? other : one))
		reorder(next, `${nameOf(key)} is now number ${to + 1}.`, `${by < 0 ? 'up' : 'down'}-${key}`)
	}

	return (
		<fieldset ref={box} className="space-y-3">
			<legend className="mb-1 text-lg font-semibold">Put the options in order, the best first</legend>
			<p className="max-w-prose text-sm text-soft">
				Each option meets each other one; the one that wins the most of these pairs is decided, of two equals the milder
				one. Those that you leave out share the last place.
			</p>
			<p role="status" className="sr-only">
				{said}
			</p>
			{keys.length > 0 && (
				<ol aria-label="Your order" className="divide-y divide-line border-y border-line">
					{keys.map((key, place) => (
						<Ranked
							key={key}
							option={options.find((option) => option.key === key)}
							{...{ place, ladder, last: keys.length - 1 }}
							onMove={(by) => move(key, by)}
							onRemove={() =>
								reorder(
									keys.filter((one) => one !== key),
									`${nameOf(key)} is no longer ranked.`,
									`rank-${key}`,
								)
							}
						/>
					))}
				</ol>
			)}
			{rest.length > 0 && (
				<Unranked
					{...{ options: rest, ladder, place: keys.length + 1 }}
					onRank={(key) => reorder([...keys, key], `${nameOf(key)} is number ${keys.length + 1}.`, `up-${key}`)}
				/>
			)}
			<AbstainRow chosen={chosen} onChoose={onChoose} />
		</fieldset>
	)
}

type RankedProps = {
	readonly option: VoteOption | undefined
	readonly ladder: readonly LadderRung[]
	readonly place: number
	readonly last: number
	readonly onMove: (by: -1 | 1) => void
	readonly onRemove: () => void
}

function Ranked({ option, ladder, place, last, onMove, onRemove }: RankedProps) {
	if (option === undefined) return null
	const { key, name } = option
	return (
		<li className="flex items-start gap-3 px-1 py-2 sm:px-3">
			<span className="w-6 shrink-0 pt-1 text-right font-semibold tabular-nums">{place + 1}.</span>
			<span className="min-w-0 flex-1 pt-1">
				<span className="font-medium">{name}</span>
				<OptionInWords option={option} ladder={ladder} />
			</span>
			<span className="flex shrink-0">
				<IconButton
					label={`Move ${name} up`}
					icon="up"
					data-does={`up-${key}`}
					aria-disabled={place === 0 || undefined}
					onClick={() => onMove(-1)}
				/>
				<IconButton
					label={`Move ${name} down`}
					icon="down"
					data-does={`down-${key}`}
					aria-disabled={place === last || undefined}
					onClick={() => onMove(1)}
				/>
				<IconButton label={`Leave ${name} out`} icon="close" onClick={onRemove} />
			</span>
		</li>
	)
}

type UnrankedProps = {
	readonly options: readonly VoteOption[]
	readonly ladder: readonly LadderRung[]
	/** The number that the next one gets. */
	readonly place: number
	readonly onRank: (key: string) => void
}

function Unranked({ options, ladder, place, onRank }: UnrankedProps) {
	return (
		<div>
			<p className="font-medium">{place === 1 ? 'Choose the best one first' : 'Not ranked'}</p>
			<ul className="divide-y divide-line border-y border-line">
				{options.map((option) => (
					<li key={option.key} className="flex flex-wrap items-start justify-between gap-3 px-1 py-2 sm:px-3">
						<span className="min-w-0 flex-1 basis-48 pt-1">
							<span className="font-medium">{option.name}</span>
							<OptionInWords option={option} ladder={ladder} />
						</span>
						<Button look="quiet" data-does={`rank-${option.key}`} onClick={() => onRank(option.key)}>
							{place === 1 ? 'Put first' : `Put at number ${place}`}
							<span className="sr-only"> {option.name}</span>
						</Button>
					</li>
				))}
			</ul>
		</div>
	)
}
