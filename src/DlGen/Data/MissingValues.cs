namespace DlGen;

/// <summary>What to do where a cell of a table has no value.</summary>
public enum MissingValues
{
    /// <summary>Refuse the file; the exception names line and column.</summary>
    Refuse,

    /// <summary>Leave out the rows in which an input, the label or a target value is missing.</summary>
    DropRow,

    /// <summary>
    /// Keep the rows. A missing number is NaN until a scaler (Standardizer, MinMax) that was fitted on the training part puts the mean of that part in
    /// its place, in training and in predictions alike; training without one throws. A missing category is zero in all of its columns.
    /// A missing label or target value is refused.
    /// </summary>
    Keep,
}
