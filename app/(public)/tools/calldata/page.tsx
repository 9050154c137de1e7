import type { Metadata } from 'next'
import { DecodedCalls } from '@/components/execution/decoded-calls'
import { Button } from '@/components/ui/button'
import { TextArea, TextField } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { VISITOR } from '@/lib/domain/access/actor'
import { decodeCall } from '@/lib/server/execution/queries/decode-call'

export const metadata: Metadata = { title: 'Check calldata' }

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function CalldataPage({ searchParams }: Props) {
	const search = await searchParams
	const [data, to] = [one(search.data), one(search.to)]
	const answer = data === '' ? null : await decodeCall.ask({ data, to }, { actor: VISITOR })
	return (
		<div className="space-y-8">
			<header className="space-y-2">
				<h1 className="text-3xl font-semibold">Check calldata</h1>
				<p className="max-w-prose">
					Paste what you are asked to sign or vote for. It is read call by call, as deep as scripts go, and compared
					with the contracts of the DAO on Ethereum mainnet.
				</p>
			</header>
			<form method="get" className="max-w-3xl space-y-4">
				<TextArea label="Calldata or script, in hex" name="data" defaultValue={data} />
				<TextField label="Address it goes to" name="to" defaultValue={to} isOptional />
				<Button type="submit">Read it</Button>
			</form>
			{answer !== null && (
				<Section id="says" title="What it says">
					{answer.ok ? (
						<>
							<p className="font-medium">
								{answer.value.isClean
									? 'Every byte was read, and nothing looks wrong.'
									: 'Something needs a closer look.'}
							</p>
							<DecodedCalls calls={answer.value.calls} label="Calls" />
						</>
					) : (
						<p role="alert">
							{answer.problem.issues?.map(({ message }) => message).join(' ') ?? answer.problem.sentence}
						</p>
					)}
				</Section>
			)}
		</div>
	)
}

function one(value: string | string[] | undefined): string {
	return typeof value === 'string' ? value.trim() : ''
}
