// The least that a server can do: sends the bytes of one file. node bare-server.mjs FILE PORT
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [file = '', port] = process.argv.slice(2)
const { headers, body } = JSON.parse(readFileSync(file, 'utf8'))
const bytes = Buffer.from(body, 'utf8')
createServer((_request, response) => {
	response.writeHead(200, { ...headers, 'content-length': bytes.length })
	response.end(bytes)
}).listen(Number(port), '127.0.0.1')
