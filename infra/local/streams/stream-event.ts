import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';

/** A record of the stream, and what the event source has to know of it. */
export interface Entry {
  /** As the function gets it. */
  record: DynamoDBRecord;
  sequenceNumber: string;
  /** When it was written at the latest, in milliseconds since the epoch. */
  writtenBy: number;
  /** Its size within an event. */
  bytes: number;
}

/** DynamoDB Local rounds the time of a record down to the minute. */
const roundingMs = 60_000;

/**
 * Turns what the SDK read into what Lambda hands over: JSON with binary values in base64, and times in seconds.
 *
 * @param readAt when it was read, in milliseconds since the epoch
 */
export function toEntry(read: _Record, eventSourceARN: string, readAt: number): Entry {
  const { SequenceNumber: sequenceNumber, ApproximateCreationDateTime: writtenAt } = read.dynamodb ?? {};
  if (sequenceNumber === undefined || !writtenAt) throw new Error('A stream record lacks its number or its time');
  const dynamodb = { ...read.dynamodb, ApproximateCreationDateTime: writtenAt.getTime() / 1000 };
  const json = JSON.stringify({ ...read, dynamodb, eventSourceARN }, binaryAsBase64);
  return {
    record: JSON.parse(json) as DynamoDBRecord,
    sequenceNumber,
    writtenBy: Math.min(readAt, writtenAt.getTime() + roundingMs - 1),
    bytes: Buffer.byteLength(json),
  };
}

function binaryAsBase64(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
