import Link from 'next/link'
import { Button, buttonLook } from '@/components/ui/button'
import { BOX } from '@/components/ui/field'

/** The two things that one comes for: to find a case, or to report one. */
export function FindOrReport() {
	return (
		<div className="flex flex-wrap items-end gap-x-10 gap-y-4">
			{/* biome-ignore lint/a11y/useSemanticElements: the element "search" is not known to the readers we test with */}
			<form role="search" action="/incidents" className="flex w-full max-w-md items-end gap-2">
				<div className="min-w-0 flex-1 space-y-1">
					<label htmlFor="find" className="block text-sm font-medium">
						Find a case
					</label>
					<input id="find" name="q" type="search" placeholder="Operator, cause, words" className={BOX} />
				</div>
				<Button type="submit" look="quiet">
					Search
				</Button>
			</form>
			<Link href="/desk/cases/new" className={buttonLook()}>
				Report an incident
			</Link>
		</div>
	)
}
