import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RefusalCode } from '$lib/protocol/refusal';

/** What is read when somebody asks. */
export interface WatchedCounts {
	readonly connections: () => number;
	readonly documents: () => number;
}

/** The server's figures, for Prometheus. They tell of nobody and of no roadmap. */
export class Metrics {
	readonly #registry = new Registry();
	readonly #written = new Counter({
		name: 'longroad_updates_written_total',
		help: 'Updates written to the log.',
		registers: [this.#registry]
	});
	readonly #bytes = new Counter({
		name: 'longroad_update_bytes_written_total',
		help: 'Bytes of updates written to the log.',
		registers: [this.#registry]
	});
	readonly #failed = new Counter({
		name: 'longroad_writes_failed_total',
		help: 'Times that the log could not be written.',
		registers: [this.#registry]
	});
	readonly #seconds = new Histogram({
		name: 'longroad_write_seconds',
		help: 'Time until an update was on disk.',
		buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
		registers: [this.#registry]
	});
	readonly #refused = new Counter({
		name: 'longroad_refused_total',
		help: 'Connections and updates that were refused, by reason.',
		labelNames: ['reason'],
		registers: [this.#registry]
	});
	readonly #silenced = new Counter({
		name: 'longroad_library_messages_total',
		help: 'Messages of libraries that were kept from the console.',
		registers: [this.#registry]
	});

	constructor() {
		collectDefaultMetrics({ register: this.#registry });
	}

	get contentType(): string {
		return this.#registry.contentType;
	}

	watch({ connections, documents }: WatchedCounts): void {
		this.#gauge('longroad_connections', 'Open connections.', connections);
		this.#gauge('longroad_documents', 'Documents in memory.', documents);
	}

	noteWritten(byteLength: number, tookMs: number): void {
		this.#written.inc();
		this.#bytes.inc(byteLength);
		this.#seconds.observe(tookMs / 1000);
	}

	noteFailedWrite(): void {
		this.#failed.inc();
	}

	noteRefused(reason: RefusalCode): void {
		this.#refused.inc({ reason });
	}

	noteSilenced(): void {
		this.#silenced.inc();
	}

	/** All figures in the text format of Prometheus. */
	text(): Promise<string> {
		return this.#registry.metrics();
	}

	#gauge(name: string, help: string, read: () => number): void {
		new Gauge({
			name,
			help,
			registers: [this.#registry],
			collect() {
				this.set(read());
			}
		});
	}
}
