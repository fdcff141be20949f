import type {
  BatchGetCommandInput,
  BatchGetCommandOutput,
  BatchWriteCommandInput,
  BatchWriteCommandOutput,
  DeleteCommandInput,
  DeleteCommandOutput,
  GetCommandInput,
  GetCommandOutput,
  PutCommandInput,
  PutCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  ScanCommandOutput,
  TransactWriteCommandInput,
  TransactWriteCommandOutput,
  UpdateCommandInput,
  UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb';

/**
 * Inputs and outputs of DynamoDB's operations in plain values. The types are those of AWS's document client, without
 * item collection metrics, which are not used.
 */
interface Operation<Input, Output> {
  input: Omit<Input, 'ReturnItemCollectionMetrics'>;
  output: Omit<Output, '$metadata' | 'ItemCollectionMetrics'>;
}

export interface Operations {
  GetItem: Operation<GetCommandInput, GetCommandOutput>;
  PutItem: Operation<PutCommandInput, PutCommandOutput>;
  UpdateItem: Operation<UpdateCommandInput, UpdateCommandOutput>;
  DeleteItem: Operation<DeleteCommandInput, DeleteCommandOutput>;
  Query: Operation<QueryCommandInput, QueryCommandOutput>;
  BatchGetItem: Operation<BatchGetCommandInput, BatchGetCommandOutput>;
  BatchWriteItem: Operation<BatchWriteCommandInput, BatchWriteCommandOutput>;
  /** For operators; no function has permission for it. */
  Scan: Operation<ScanCommandInput, ScanCommandOutput>;
  TransactWriteItems: Operation<TransactWriteCommandInput, TransactWriteCommandOutput>;
}

export type OperationName = keyof Operations;
