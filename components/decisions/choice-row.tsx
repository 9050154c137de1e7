import type { ReactNode } from 'react'

type Props = {
	readonly kind: 'radio' | 'checkbox'
	readonly name: string
	readonly value: string
	readonly isChosen: boolean
	readonly onChoose: () => void
	readonly label: string
	readonly children?: ReactNode
}

/** One thing that a ballot can say; the whole row can be pressed. */
export function ChoiceRow({ kind, name, value, isChosen, onChoose, label, children }: Props) {
	return (
		<label className="flex cursor-pointer gap-3 rounded px-3 py-2 hover:bg-sunken has-checked:bg-accent-bg">
			<input
				type={kind}
				name={name}
				value={value}
				checked={isChosen}
				onChange={onChoose}
				className="mt-1.5 size-4 shrink-0"
			/>
			<span className="min-w-0 flex-1">
				<span className="font-medium">{label}</span> {children}
			</span>
		</label>
	)
}

/** For the methods that know it: to be counted for the quorum and say nothing else. */
export function AbstainRow({
	chosen,
	onChoose,
}: {
	readonly chosen: string
	readonly onChoose: (text: string) => void
}) {
	return (
		<ChoiceRow
			kind="radio"
			name="choice"
			value="abstain"
			isChosen={chosen === 'abstain'}
			onChoose={() => onChoose('abstain')}
			label="Abstain"
		>
			<span className="text-soft">You count for the quorum only.</span>
		</ChoiceRow>
	)
}
