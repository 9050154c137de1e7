import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'

type Props = {
	readonly operators: readonly { readonly slug: string; readonly name: string }[]
	/** The team on the page. */
	readonly shown: string | null
}

/** The teams that the reader belongs to, when there is more than the one on the page. */
export function OtherTeams({ operators, shown }: Props) {
	const others = operators.filter(({ slug }) => slug !== shown)
	if (others.length === 0) return null
	return (
		<nav aria-label="Teams" className="flex flex-wrap gap-x-6 gap-y-2">
			{others.map(({ slug, name }) => (
				<Link key={slug} href={`/desk/team?operator=${slug}`}>
					Team of {name}
				</Link>
			))}
		</nav>
	)
}

/** For those who may see any team: which one. */
export function TeamChoice() {
	return (
		<form className="flex flex-wrap items-end gap-3">
			<div className="min-w-0 flex-1 basis-60">
				<TextField
					label="Operator"
					name="operator"
					required
					hint="The last part of its address, for example rocklogic."
				/>
			</div>
			<Button type="submit" look="quiet">
				Show its team
			</Button>
		</form>
	)
}
