import { deleteAccount } from '../../request/actions/account.ts';
import type { MutationResolvers } from '../generated/types.ts';
import { mutation } from './mutation.ts';

export const Mutation: Pick<Required<MutationResolvers>, 'deleteAccount'> = {
  deleteAccount: mutation(deleteAccount, (step) => step),
};
