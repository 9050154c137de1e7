/** What was just done, signed, to keep; nothing where nothing was logged. `leaves`: hashes of the log's leaves. */
export function Receipts({ leaves }: { readonly leaves: readonly string[] }) {
	return leaves.map((leafHash, index) => (
		<p key={leafHash} className="text-sm">
			<a href={`/api/v1/log/receipts/${leafHash}`} download={`guardrail-receipt-${leafHash.slice(0, 8)}.json`}>
				{leaves.length === 1 ? 'Download the receipt' : `Download receipt ${index + 1} of ${leaves.length}`}
			</a>
		</p>
	))
}
