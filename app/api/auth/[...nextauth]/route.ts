import type { NextRequest } from 'next/server';
import { handleNextAuth } from '@/lib/auth/next-auth-handler';
import { problemResponse } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';

async function answer(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  try {
    return await handleNextAuth(request, context);
  } catch (error) {
    return problemResponse(error, requestIdOf(request));
  }
}

export { answer as GET, answer as POST };
