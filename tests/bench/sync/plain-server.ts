/** Hocuspocus as published, over documents in memory: what our server is measured beside. Told where they are. */
import { readFileSync } from 'node:fs';
import { Server } from '@hocuspocus/server';
import * as Y from 'yjs';
import { answerOrchestrator } from './watched-process.ts';

const [folder = ''] = process.argv.slice(2);
const server = new Server({
	quiet: true,
	port: 0,
	address: '127.0.0.1',
	onLoadDocument({ documentName, document }) {
		const kind = documentName.startsWith('large') ? 'large' : 'small';
		Y.applyUpdate(document, readFileSync(`${folder}/${kind}.update`));
		return Promise.resolve();
	}
});
await server.listen();
answerOrchestrator(server.address.port);
