import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { TextField } from '@/components/ui/field'

/** What some steps need and the record does not hold. It goes into the address of the page and is kept nowhere. */
export function PlanInputs() {
	return (
		<Disclosure summary="Fill in what some steps ask for">
			<form method="get" className="max-w-xl space-y-4">
				<TextField
					label="Manager of the signing keys (Simple DVT)"
					name="manager"
					hint="An Ethereum address: 0x and 40 hex digits."
					isOptional
				/>
				<TextField label="stETH to burn as cover, in wei" name="amount" hint="Digits only." isOptional />
				<TextField
					label="Nonce of the locked bond"
					name="nonce"
					hint="Read it from the module's accounting."
					isOptional
				/>
				<Button type="submit">Show the plan with these</Button>
			</form>
		</Disclosure>
	)
}
