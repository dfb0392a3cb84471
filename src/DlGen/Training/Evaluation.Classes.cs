namespace DlGen;

// Precision, recall and F1, of one class and of all.
public sealed partial class Evaluation
{
    /// <summary>
    /// Of the examples that were taken for <paramref name="category"/>, the part that are; NaN if there were none. Where each output is a yes or
    /// no, the category is the output, which is a yes above one half.
    /// </summary>
    /// <inheritdoc cref="GetF1(int)"/>
    public double GetPrecision(int category) => Matrix?.GetPrecision(category) ?? Labels.Get(ClassFigure.Precision, category);

    /// <summary>
    /// Of the examples of <paramref name="category"/>, the part that were recognised; NaN if there were none. Where each output is a yes or no,
    /// the category is the output, which is a yes above one half.
    /// </summary>
    /// <inheritdoc cref="GetF1(int)"/>
    public double GetRecall(int category) => Matrix?.GetRecall(category) ?? Labels.Get(ClassFigure.Recall, category);

    /// <summary>
    /// The harmonic mean of <see cref="GetPrecision(int)"/> and <see cref="GetRecall(int)"/>; NaN if no example is of <paramref name="category"/> and none
    /// was taken for it. Where each output is a yes or no, the category is the output, which is a yes above one half.
    /// </summary>
    /// <param name="category">The class, or the output, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    /// <exception cref="InvalidOperationException">
    /// Targets aren't classes; or each output is a yes or no, and the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).
    /// </exception>
    public double GetF1(int category) => Matrix?.GetF1(category) ?? Labels.Get(ClassFigure.F1, category);

    /// <summary>The precision of all classes, or of all outputs that each are a yes or no: scikit-learn's <c>precision_score</c>. NaN if there are no examples.</summary>
    /// <inheritdoc cref="GetF1(Averaging)"/>
    public double GetPrecision(Averaging averaging) => Matrix?.GetPrecision(averaging) ?? Labels.Get(ClassFigure.Precision, averaging);

    /// <summary>The recall of all classes, or of all outputs that each are a yes or no: scikit-learn's <c>recall_score</c>. NaN if there are no examples.</summary>
    /// <inheritdoc cref="GetF1(Averaging)"/>
    public double GetRecall(Averaging averaging) => Matrix?.GetRecall(averaging) ?? Labels.Get(ClassFigure.Recall, averaging);

    /// <summary>The F1 of all classes, or of all outputs that each are a yes or no: scikit-learn's <c>f1_score</c>. NaN if there are no examples.</summary>
    /// <param name="averaging">How it is made of the figures of the classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such average.</exception>
    /// <exception cref="InvalidOperationException">
    /// Targets aren't classes; or each output is a yes or no, and the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).
    /// </exception>
    public double GetF1(Averaging averaging) => Matrix?.GetF1(averaging) ?? Labels.Get(ClassFigure.F1, averaging);

    private ConfusionMatrix? Matrix => ConfusionMatrix;

    /// <summary>The counts of the first head whose outputs each are a yes or no.</summary>
    private ClassCounts Labels => Heads.FirstOrDefault(static head => head.Task == TargetTask.Labels) is { } head
        ? new ClassCounts(head.Sample ?? throw NotKept("precision, recall and F1 of several yes-or-no outputs"))
        : throw new InvalidOperationException("The network's targets are values, not classes: there is no precision or recall.");
}
