using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen.Runtime;

public sealed partial class NetworkRuntime<T>
{
    /// <summary>
    /// Predictions for one example or several: probabilities, or the mean for regression. Inputs that aren't finite
    /// are accepted; the predictions for their example usually aren't finite either.
    /// </summary>
    /// <returns>The predictions: as many scalars for each example as the network's outputs have.</returns>
    /// <exception cref="ArgumentException">
    /// The length isn't a positive multiple of the network's input size, or the predictions are more than an array can hold.
    /// </exception>
    public T[] Predict(ReadOnlySpan<T> inputs)
    {
        var outputs = new T[OutputLength(CountExamples(inputs.Length, nameof(inputs)))];
        Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>Predictions as <see cref="Predict(ReadOnlySpan{T})"/> gives them, from bytes scaled to [0, 1].</summary>
    /// <inheritdoc cref="Predict(ReadOnlySpan{T})"/>
    [OverloadResolutionPriority(-1)]
    public T[] Predict(ReadOnlySpan<byte> inputs)
    {
        var outputs = new T[OutputLength(CountExamples(inputs.Length, nameof(inputs)))];
        Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>
    /// Predictions into memory that the caller provides, without allocating. Any number of threads may call this at once. The predictions
    /// for an example depend neither on the other examples nor on the number of threads.
    /// </summary>
    /// <param name="inputs">One example or several, one after another.</param>
    /// <param name="outputs">Where the predictions go: as many scalars for each example as the network's outputs have.</param>
    /// <param name="threads">
    /// The maximum number of threads; 0, the default, for as many as the work is worth, up to all cores. With 0, a prediction stays on the
    /// calling thread while other work uses several.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or inputs and results overlap in memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, int threads = 0) =>
        Infer(inputs, outputs, threads, PredictionKind.Predictions);

    /// <summary>Predictions into memory that the caller provides, from bytes scaled to [0, 1] as a dataset's are.</summary>
    /// <inheritdoc cref="Predict(ReadOnlySpan{T}, Span{T}, int)"/>
    [OverloadResolutionPriority(-1)]
    public void Predict(ReadOnlySpan<byte> inputs, Span<T> outputs, int threads = 0)
    {
        int examples = CheckInference(inputs.Length, outputs.Length, nameof(outputs), threads);
        RefuseBytes(nameof(inputs));
        InferenceBuffers<T> buffers = inference.Rent();
        buffers.Job.Run(inputs, outputs, examples, PredictionKind.Predictions, ThreadsToPredict(threads, examples));
        inference.Return(buffers);
    }

    /// <summary>Predictions into memory that the caller provides, computed on a device. The network's parameters are copied there first.</summary>
    /// <param name="inputs">One example or several, one after another.</param>
    /// <param name="outputs">Where the predictions go: as many scalars for each example as the network's outputs have.</param>
    /// <param name="device">What to compute on, for instance a GpuDevice of the package DlGen.Gpu.</param>
    /// <exception cref="ArgumentException">The lengths don't fit the network or each other.</exception>
    /// <exception cref="NotSupportedException">The network wasn't compiled for the device.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        CheckTokens(inputs, nameof(inputs));
        device.Predict(this, inputs, outputs);
    }

    /// <summary>The outputs before the loss's own function, softmax or the logistic function, is applied.</summary>
    /// <param name="inputs">One example or several, one after another.</param>
    /// <param name="logits">Where the logits go: as many scalars for each example as the network's outputs have.</param>
    /// <param name="threads">
    /// The maximum number of threads; 0, the default, for as many as the work is worth, up to all cores. With 0, a prediction stays on the
    /// calling thread while other work uses several.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or inputs and results overlap in memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    public void PredictLogits(ReadOnlySpan<T> inputs, Span<T> logits, int threads = 0) =>
        Infer(inputs, logits, threads, PredictionKind.Logits);

    /// <summary>
    /// The class of an example: that of the largest output, and of equal ones the first; infinities are larger or smaller than all other
    /// values. For a network with a single output it is 1 where the probability, or the value, is above one half, and else 0.
    /// With several heads the first is meant, and for a sequence of outputs the first position: <see cref="Classify(ReadOnlySpan{T}, Span{int})"/>
    /// gives the classes of all.
    /// </summary>
    /// <exception cref="ArgumentException">The length isn't the network's input size.</exception>
    /// <exception cref="NotFiniteNumberException">An output is NaN, so none is the largest.</exception>
    public int Classify(ReadOnlySpan<T> input) => Classify(input, head: 0);

    /// <summary>The class of an example by one of the network's heads, counted from 0 as they are declared.</summary>
    /// <exception cref="ArgumentException">The length isn't the network's input size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    /// <exception cref="NotFiniteNumberException">An output is NaN, so none is the largest.</exception>
    public int Classify(ReadOnlySpan<T> input, int head)
    {
        CheckSingle(input.Length, head);
        CheckTokens(input, nameof(input));
        InferenceBuffers<T> buffers = inference.Rent();
        int result = buffers.Job.Classify(input, head);
        inference.Return(buffers);
        return CheckClass(result);
    }

    /// <summary>
    /// The class of each position of an example, for outputs [T, K], without allocating. With several heads the first is meant.
    /// </summary>
    /// <param name="input">The example.</param>
    /// <param name="classes">Where the classes go: one for each position.</param>
    /// <exception cref="ArgumentException">The length isn't the network's input size, or there isn't room for one class for each position.</exception>
    /// <exception cref="NotFiniteNumberException">An output is NaN, so none is the largest. The classes are then all that can be told, and −1 where none can.</exception>
    public void Classify(ReadOnlySpan<T> input, Span<int> classes) => Classify(input, classes, head: 0);

    /// <summary>The class of each position of an example by one of the network's heads, counted from 0 as they are declared.</summary>
    /// <param name="input">The example.</param>
    /// <param name="classes">Where the classes go: one for each position of the head's outputs.</param>
    /// <param name="head">The head.</param>
    /// <exception cref="ArgumentException">The length isn't the network's input size, or there isn't room for one class for each position.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    /// <exception cref="NotFiniteNumberException">An output is NaN, so none is the largest. The classes are then all that can be told, and −1 where none can.</exception>
    public void Classify(ReadOnlySpan<T> input, Span<int> classes, int head)
    {
        CheckSingle(input.Length, head);
        if (classes.Length != Heads[head].Rows)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: there is room for {classes.Length} classes; an example has {Heads[head].Rows}."), nameof(classes));
        }

        CheckTokens(input, nameof(input));
        InferenceBuffers<T> buffers = inference.Rent();
        buffers.Job.Classify(input, classes, head);
        inference.Return(buffers);
        _ = CheckClass(classes.Contains(ConfusionMatrix.NoClass) ? ConfusionMatrix.NoClass : 0);
    }

    /// <summary>The class of an example, from bytes scaled to [0, 1] as a dataset's are.</summary>
    /// <inheritdoc cref="Classify(ReadOnlySpan{T})"/>
    [OverloadResolutionPriority(-1)]
    public int Classify(ReadOnlySpan<byte> input) => Classify(input, head: 0);

    /// <inheritdoc cref="Classify(ReadOnlySpan{T}, int)"/>
    [OverloadResolutionPriority(-1)]
    public int Classify(ReadOnlySpan<byte> input, int head)
    {
        CheckSingle(input.Length, head);
        RefuseBytes(nameof(input));
        InferenceBuffers<T> buffers = inference.Rent();
        int result = buffers.Job.Classify(input, head);
        inference.Return(buffers);
        return CheckClass(result);
    }

    private void Infer(ReadOnlySpan<T> inputs, Span<T> outputs, int threads, PredictionKind kind)
    {
        string argument = kind == PredictionKind.Logits ? "logits" : nameof(outputs);
        int examples = CheckInference(inputs.Length, outputs.Length, argument, threads);
        CheckTokens(inputs, nameof(inputs));
        if (inputs.Overlaps(outputs))
        {
            // An example's outputs would overwrite inputs of examples that are still to come.
            throw new ArgumentException($"{Model.Name}: the {argument} lie in the same memory as the inputs; they need their own.", argument);
        }

        InferenceBuffers<T> buffers = inference.Rent();
        buffers.Job.Run(inputs, outputs, examples, kind, ThreadsToPredict(threads, examples));
        inference.Return(buffers);
    }

    /// <summary>
    /// The threads of a prediction. Many callers at once, as in a server, keep the cores busy with one thread each; a single caller gets all cores.
    /// </summary>
    private int ThreadsToPredict(int requested, int examples) => UsefulThreads(requested == 0 && Team.IsBusy ? 1 : requested, examples);

    private int CheckInference(int inputs, int outputs, string argument, int threads)
    {
        CheckThreads(threads);
        int examples = CountExamples(inputs, nameof(inputs));
        return outputs == (long)examples * OutputSize
            ? examples
            : throw new ArgumentException(
                Invariant($"{Model.Name}: there is room for {outputs} {argument}; {examples} examples have {examples} · {OutputSize} = {(long)examples * OutputSize}."),
                argument);
    }

    /// <summary>The length of an array of predictions for a number of examples.</summary>
    /// <exception cref="ArgumentException">It is longer than an array can be.</exception>
    internal int OutputLength(int examples) => Lengths.Product(
        examples, OutputSize, "inputs", Model.Name, "Predict them into a span, or in parts.");

    private int CheckClass(int result) => result != ConfusionMatrix.NoClass
        ? result
        : throw new NotFiniteNumberException(
            $"{Model.Name}: an output is NaN, so none is the largest and there is no class. An input or a parameter isn't finite, or a value has overflowed.", double.NaN);

    private void CheckSingle(int length, int head)
    {
        if ((uint)head >= (uint)Model.Heads.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(head), head, Invariant($"{Model.Name}: there is no head {head}; it has {Model.Heads.Count}, counted from 0."));
        }

        if (length != InputSize)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: {length} inputs were given; one example has {InputSize}."), "input");
        }
    }
}
