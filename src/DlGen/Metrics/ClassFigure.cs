namespace DlGen;

/// <summary>A figure of a class that is a quotient of its counts.</summary>
internal enum ClassFigure
{
    /// <summary>Correct by predicted.</summary>
    Precision,

    /// <summary>Correct by actual.</summary>
    Recall,

    /// <summary>2·correct by the sum of actual and predicted.</summary>
    F1,
}
