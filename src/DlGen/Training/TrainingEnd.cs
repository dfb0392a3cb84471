namespace DlGen;

/// <summary>Why a training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All its epochs were completed.</summary>
    Completed,

    /// <summary>The cancellation token that the training was given was canceled.</summary>
    Canceled,

    /// <summary>The metric of <see cref="TrainingOptions.EarlyStopping"/> no longer improved.</summary>
    EarlyStopping,

    /// <summary>A callback called <see cref="TrainingRun.Stop"/>.</summary>
    Callback,
}
