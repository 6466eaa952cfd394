// SPDX-License-Identifier: Apache-2.0
@main enum Lookout { static func main() {} }
