/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPOSIX_FILES_H
#define CPOSIX_FILES_H

#endif
