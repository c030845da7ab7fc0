/// The result of a database query: rows under named columns.
package struct Listing: Hashable, Sendable {
    /// One value of a row.
    package enum Cell: Hashable, Sendable {
        /// No value: SQL's NULL.
        case nothing
        /// A whole number.
        case integer(Int64)
        /// Any other number, infinite ones included.
        case real(Double)
        /// A text.
        case text(String)
        /// Bytes that are not text.
        case bytes([UInt8])
    }

    /// The names of the columns, in order; a name may occur twice.
    package let columns: [String]
    /// The rows, each with a cell for every column.
    package let rows: [[Cell]]

    /// A table; each row has as many cells as there are columns.
    package init(columns: [String], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }
}
