using DlGen.Kernels;

namespace DlGen.Runtime;

public sealed partial class NetworkRuntime<T>
{
    private enum Stage
    {
        Idle,
        Forward,
        Loss,
    }

    private LoopJob<T>? loop;
    private Stage stage;
    private bool hasGradients;

    /// <summary>Whether an optimizer that accumulates has taken the gradients, so that nothing is to be added to them.</summary>
    private bool wereTaken;
    private bool hasInputGradient;
    private bool knowsInputGradient;
    private Arena<T>? inputGradients;
    private int batch;

    /// <summary>
    /// The maximum number of threads for a training loop written out, that is for Forward, ComputeLoss, Backward and an optimizer's
    /// Step; 0, the default, for as many as the work is worth, up to all cores. The results are the same to the bit with any number.
    /// <see cref="Train"/> goes by <see cref="TrainingOptions.Threads"/>, and predictions and evaluations have an argument for it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Threads
    {
        get;
        set => field = CheckThreads(value);
    }

    private LoopJob<T> Loop => loop ??= new LoopJob<T>(this);

    /// <summary>
    /// The forward pass of a batch, in training mode; its values are kept for the backward pass. Each pass draws new random
    /// numbers for layers such as dropout, and moves the running moments of batch normalizations.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The batch is empty, or too small for a batch normalization, or its inputs aren't as long as the network's.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network is being trained, by Train or by another thread's loop.</exception>
    /// <exception cref="TrainingDivergedException">The loop is checked, and a value isn't finite.</exception>
    public void Forward(BatchInputs inputs)
    {
        if (inputs.Count == 0)
        {
            throw new ArgumentException($"{Model.Name}: the batch is empty; at least one example is needed.", nameof(inputs));
        }

        inputs = inputs.Of(Prepared(inputs.Data));
        inputs.Data.CheckInputsAgainst(Model);
        CheckBatch(inputs.Count, nameof(inputs));
        using Use use = BeginUse();
        NoteTrained(inputs);
        TrainingBuffers<T> buffers = Buffers(inputs.Count);
        buffers.Computation.RandomStep = BeginRandomStep();
        Loop.Forward(buffers, inputs);
        EndForward(inputs.Count);
        CheckForward(inputs.Rows);
    }

    /// <summary>The forward pass of one example or several, in training mode; its values are kept for the backward pass.</summary>
    /// <exception cref="ArgumentException">
    /// The length isn't a positive multiple of the network's input size, or the batch is too small for a batch normalization.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network is being trained, by Train or by another thread's loop.</exception>
    /// <exception cref="TrainingDivergedException">The loop is checked, and a value isn't finite.</exception>
    public void Forward(ReadOnlySpan<T> inputs)
    {
        int examples = CountExamples(inputs.Length, nameof(inputs));
        CheckTokens(inputs, nameof(inputs));
        CheckBatch(examples, nameof(inputs));
        using Use use = BeginUse();
        TrainingBuffers<T> buffers = Buffers(examples);
        for (int example = 0; example < examples; example++)
        {
            SetInputs(buffers.Inputs, example, inputs.Slice(example * InputSize, InputSize));
        }

        buffers.Computation.RandomStep = BeginRandomStep();
        Loop.Forward(buffers, examples);
        EndForward(examples);
        CheckForward([]);
    }

    /// <summary>
    /// The mean loss of the last forward pass's batch, or the sum where <see cref="Reduction.Sum"/> is declared. It is weighted where the
    /// dataset has weights (<see cref="Dataset.WithWeights"/>). Its gradient is kept for the backward pass.
    /// </summary>
    /// <exception cref="ArgumentException">There are more or fewer targets than examples, or they don't fit the loss.</exception>
    /// <exception cref="InvalidOperationException">There has been no forward pass since the last loss, or the network is being trained.</exception>
    public T ComputeLoss(BatchTargets targets)
    {
        using Use use = BeginUse();
        TrainingBuffers<T> buffers = BeginLoss();
        if (targets.Count != batch)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: {targets.Count} targets were given for the {batch} examples of the last Forward."), nameof(targets));
        }

        targets.Data.CheckTargetsAgainst(Model);
        buffers.Targets.Gather(targets.Data, targets.Rows, 0, batch);
        buffers.Targets.GatherWeights(targets.Data, targets.Rows, 0, batch);
        return EndLoss();
    }

    /// <summary>
    /// The mean loss of the last forward pass's batch against one class an example, or one for each position of outputs [T, K], example by
    /// example; the sum where <see cref="Reduction.Sum"/> is declared.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// There are more or fewer labels than examples or their positions, one of them is no class of the network, or the loss compares values; or the
    /// network has several heads.
    /// </exception>
    /// <exception cref="InvalidOperationException">There has been no forward pass since the last loss, or the network is being trained.</exception>
    public T ComputeLoss(ReadOnlySpan<int> labels)
    {
        using Use use = BeginUse();
        TrainingBuffers<T> buffers = BeginLoss();
        HeadModel head = OnlyHead(nameof(labels));
        HeadTargets<T> targets = buffers.Targets[0];
        int classes = head.Classes;
        if (classes == 0)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: labels were given; its loss compares {OutputSize} values an example."), nameof(labels));
        }

        int positions = head.Positions;
        if (labels.Length != (long)batch * positions)
        {
            string each = positions == 1 ? "" : Invariant($", which take {positions} each, one for each position");
            throw new ArgumentException(
                Invariant($"{Model.Name}: {labels.Length} labels were given for the {batch} examples of the last Forward{each}."), nameof(labels));
        }

        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes && !(head.Targets == TargetKind.Classes && labels[row] == head.IgnoreIndex))
            {
                string position = positions == 1 ? "" : Invariant($", position {row % positions}");
                throw new ArgumentException(
                    Invariant($"{Model.Name}: label {labels[row]} in row {row / positions}{position}; there are {classes} classes, from 0 to {classes - 1}."),
                    nameof(labels));
            }
        }

        if (head.Targets == TargetKind.Classes)
        {
            buffers.Targets.SetLabels(labels);
        }
        else
        {
            buffers.Targets.ClearWeights();
            for (int row = 0; row < labels.Length; row++)
            {
                targets.Values[row, 0] = labels[row] == 0 ? T.Zero : T.One;
            }
        }

        return EndLoss();
    }

    /// <summary>The mean loss of the last forward pass's batch against a value for each output; the sum where <see cref="Reduction.Sum"/> is declared.</summary>
    /// <exception cref="ArgumentException">
    /// The length isn't the network's output size for each example, a value is no probability where the loss takes those, the loss
    /// compares classes, or the network has several heads.
    /// </exception>
    /// <exception cref="InvalidOperationException">There has been no forward pass since the last loss, or the network is being trained.</exception>
    public T ComputeLoss(ReadOnlySpan<T> values)
    {
        using Use use = BeginUse();
        TrainingBuffers<T> buffers = BeginLoss();
        HeadModel head = OnlyHead(nameof(values));
        if (head.Targets == TargetKind.Classes)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: values were given; its loss compares {(head.Positions == 1 ? "one label" : Invariant($"{head.Positions} labels"))} an example, from 0 to {head.Classes - 1}."),
                nameof(values));
        }

        if (values.Length != (long)batch * OutputSize)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: {values.Length} values were given; {batch} examples of {OutputSize} outputs have {(long)batch * OutputSize}."),
                nameof(values));
        }

        if (head.Targets == TargetKind.Probabilities)
        {
            int outside = values.IndexOfAnyExceptInRange(T.Zero, T.One);
            if (outside >= 0)
            {
                throw new ArgumentException(
                    Invariant($"{Model.Name}: value {outside} is {values[outside]}; its loss takes probabilities, from 0 to 1."), nameof(values));
            }
        }

        buffers.Targets.ClearWeights();
        for (int example = 0; example < batch; example++)
        {
            buffers.Targets[0].Values.Set(example, values.Slice(example * OutputSize, OutputSize));
        }

        return EndLoss();
    }

    /// <summary>
    /// The outputs of the last forward pass, in training mode: before the loss's own function, softmax or the logistic function, is
    /// applied, with dropout and the statistics of the batch.
    /// </summary>
    /// <returns>The outputs: as many scalars for each example of the batch as the network's outputs have.</returns>
    /// <exception cref="InvalidOperationException">
    /// There has been no forward pass since the last loss, or the network is being trained, or the outputs are more than an array can hold.
    /// </exception>
    public T[] GetOutputs()
    {
        using Use use = BeginUse();
        CheckOutputs();
        var outputs = new T[BatchLength(OutputSize)];
        CopyOutputs(training!.Computation, 0, batch, outputs);
        return outputs;
    }

    /// <summary>The outputs of the last forward pass, in training mode, into memory that the caller provides.</summary>
    /// <param name="outputs">Where the outputs go: as many scalars for each example of the batch as the network's outputs have.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <inheritdoc cref="GetOutputs()" path="/exception"/>
    public void GetOutputs(Span<T> outputs)
    {
        using Use use = BeginUse();
        CheckOutputs();
        CheckRoom(outputs.Length, OutputSize, nameof(outputs));
        CopyOutputs(training!.Computation, 0, batch, outputs);
    }

    /// <summary>
    /// The gradient of the last loss with respect to every parameter. It replaces the gradients of the backward pass before,
    /// so there is nothing to set to zero.
    /// </summary>
    /// <param name="accumulate">Whether to add to the gradients of the backward passes before, instead of replacing them.</param>
    /// <exception cref="InvalidOperationException">
    /// There has been no loss since the last backward pass, or the network is being trained; or it is to add to gradients that an optimizer with
    /// <see cref="UpdateOptions.AccumulationSteps"/> has accumulated already.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loop is checked, and a gradient isn't finite.</exception>
    public void Backward(bool accumulate = false)
    {
        using Use use = BeginUse();
        if (stage != Stage.Loss)
        {
            throw new InvalidOperationException(stage == Stage.Forward
                ? $"{Model.Name}: Backward needs a loss. Call ComputeLoss first."
                : $"{Model.Name}: Backward needs the values of a forward pass and a loss. Call Forward, then ComputeLoss first.");
        }

        if (accumulate && wereTaken)
        {
            throw new InvalidOperationException(
                $"{Model.Name}: the optimizer accumulates the gradients of batches itself, and has taken those there are. Call Backward without accumulate.");
        }

        stage = Stage.Idle;
        wereTaken = false;
        Loop.Backward(accumulate);
        hasGradients = true;
        hasInputGradient = true;
        knowsInputGradient = false;
        CheckBackward();
    }

    /// <summary>
    /// The gradient of the last loss with respect to the inputs of the batch, in training mode: which inputs matter for the loss, and in
    /// which direction. It is computed when it is asked for, between <see cref="Backward"/> and the optimizer's step.
    /// </summary>
    /// <returns>The gradient: as many scalars for each example of the batch as the network's input has.</returns>
    /// <exception cref="InvalidOperationException">
    /// There has been no backward pass since the last forward pass or step, or the network is being trained, or the gradient has more
    /// numbers than an array can hold.
    /// </exception>
    /// <exception cref="NotSupportedException">The network takes tokens, which have no gradient.</exception>
    public T[] GetInputGradient()
    {
        RefuseTokens();
        using Use use = BeginUse();
        CheckInputGradient();
        var gradient = new T[BatchLength(InputSize)];
        ComputeInputGradient(gradient);
        return gradient;
    }

    /// <summary>The gradient of the last loss with respect to the inputs of the batch, into memory that the caller provides.</summary>
    /// <param name="gradient">Where the gradient goes: as many scalars for each example of the batch as the network's input has.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    /// <inheritdoc cref="GetInputGradient()" path="/exception"/>
    public void GetInputGradient(Span<T> gradient)
    {
        RefuseTokens();
        using Use use = BeginUse();
        CheckInputGradient();
        CheckRoom(gradient.Length, InputSize, nameof(gradient));
        ComputeInputGradient(gradient);
    }

    internal void Step(OptimizerRun<T> optimizer)
    {
        using Use use = BeginUse();
        if (optimizer.HoldsAverages)
        {
            throw new InvalidOperationException(
                $"{Model.Name}: the network has its averaged weights, and Step moves the others. Call SwapAverages first.");
        }

        if (!hasGradients)
        {
            throw new InvalidOperationException(
                $"{Model.Name}: Step needs gradients. Call Forward, ComputeLoss, then Backward first.");
        }

        hasInputGradient = false;
        wereTaken = optimizer.Accumulates;
        Loop.Step(optimizer, batch);
    }

    internal void Flush(OptimizerRun<T> optimizer)
    {
        using Use use = BeginUse();
        if (optimizer.Accumulated > 0)
        {
            hasInputGradient = false;
            Loop.Flush(optimizer);
        }
    }

    internal void SwapAverages(OptimizerRun<T> optimizer)
    {
        using Use use = BeginUse();
        hasInputGradient = false;
        optimizer.SwapAverages();
    }

    /// <summary>The training buffers, allocated again only for a larger batch than any before.</summary>
    /// <exception cref="InsufficientMemoryException">There isn't memory enough for so large a batch.</exception>
    private TrainingBuffers<T> Buffers(int examples)
    {
        if (training is null || training.Capacity < examples)
        {
            try
            {
                training = new TrainingBuffers<T>(this, examples);
            }
            catch (OutOfMemoryException exception)
            {
                throw new InsufficientMemoryException(
                    Invariant($"{Model.Name}: there isn't memory enough for a batch of {examples} examples; a smaller batch is needed. {exception.Message}"),
                    exception);
            }
        }

        // Whatever was in them is about to be overwritten.
        training.IsMixed = false;
        stage = Stage.Idle;
        hasInputGradient = false;
        return training;
    }

    /// <summary>Copies the outputs of some examples of a computation's batch, one example after another, and within each head by head.</summary>
    /// <param name="computation">What computed them.</param>
    /// <param name="first">The first example.</param>
    /// <param name="last">The example after the last.</param>
    /// <param name="outputs">Where the outputs go: as many scalars for each of these examples as the network's outputs have.</param>
    internal void CopyOutputs(Computation<T> computation, int first, int last, Span<T> outputs)
    {
        int start = 0;
        for (int head = 0; head < Heads.Length; head++)
        {
            HeadModel model = Heads[head];
            var rows = new ExampleRows<T>(computation.Outputs(head), model.Rows, model.Width);
            for (int example = first; example < last; example++)
            {
                rows.Get(example, outputs.Slice(((example - first) * OutputSize) + start, model.Size));
            }

            start += model.Size;
        }
    }

    /// <summary>Sets the outputs of the first examples of a computation's batch: <see cref="CopyOutputs"/> undone.</summary>
    internal void SetOutputs(Computation<T> computation, int examples, ReadOnlySpan<T> outputs)
    {
        int start = 0;
        for (int head = 0; head < Heads.Length; head++)
        {
            HeadModel model = Heads[head];
            var rows = new ExampleRows<T>(computation.Outputs(head), model.Rows, model.Width);
            for (int example = 0; example < examples; example++)
            {
                rows.Set(example, outputs.Slice((example * OutputSize) + start, model.Size));
            }

            start += model.Size;
        }
    }

    private void ComputeInputGradient(Span<T> gradient)
    {
        if (inputGradients is null || inputGradients.Length < InputLength(training!.Capacity))
        {
            inputGradients = new Arena<T>(InputLength(training!.Capacity));
        }

        ExampleRows<T> rows = InputRows(inputGradients, training!.Capacity);
        if (!knowsInputGradient)
        {
            // Once: it may overwrite values that it was computed from.
            Loop.InputGradient(rows.Matrix);
            knowsInputGradient = true;
        }

        for (int example = 0; example < batch; example++)
        {
            rows.Get(example, gradient.Slice(example * InputSize, InputSize));
        }

        GC.KeepAlive(inputGradients);
    }

    private void EndForward(int examples)
    {
        batch = examples;
        stage = Stage.Forward;
    }

    private TrainingBuffers<T> BeginLoss() => stage == Stage.Forward
        ? training!
        : throw new InvalidOperationException(
            $"{Model.Name}: ComputeLoss needs the outputs of a forward pass, and each serves for one loss. Call Forward first.");

    private T EndLoss()
    {
        stage = Stage.Idle;
        double loss = Loop.Loss();
        CheckLoss(loss);
        stage = Stage.Loss;
        return T.CreateTruncating(loss);
    }
}
