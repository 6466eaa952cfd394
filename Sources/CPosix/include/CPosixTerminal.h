/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPOSIX_TERMINAL_H
#define CPOSIX_TERMINAL_H

#endif
