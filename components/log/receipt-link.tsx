/** Saves the receipt of a leaf as a file. */
export function ReceiptLink({ leafHash }: { readonly leafHash: string }) {
	return (
		<a href={`/api/v1/log/receipts/${leafHash}`} download={`guardrail-receipt-${leafHash.slice(0, 8)}.json`}>
			Download the receipt
		</a>
	)
}
