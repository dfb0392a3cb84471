namespace DlGen;

// Figures of all classes together.
public sealed partial class ConfusionMatrix
{
    /// <summary>The precision of all classes: scikit-learn's <c>precision_score</c>. NaN if there are no examples.</summary>
    /// <param name="averaging">How it is made of the classes' precisions.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such average.</exception>
    public double GetPrecision(Averaging averaging) => new ClassCounts(this).Get(ClassFigure.Precision, averaging);

    /// <summary>The recall of all classes: scikit-learn's <c>recall_score</c>. NaN if there are no examples.</summary>
    /// <param name="averaging">How it is made of the classes' recalls.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such average.</exception>
    public double GetRecall(Averaging averaging) => new ClassCounts(this).Get(ClassFigure.Recall, averaging);

    /// <summary>The F1 of all classes: scikit-learn's <c>f1_score</c>. NaN if there are no examples.</summary>
    /// <param name="averaging">How it is made of the classes' F1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such average.</exception>
    public double GetF1(Averaging averaging) => new ClassCounts(this).Get(ClassFigure.F1, averaging);
}
